// Command checktree reads a log in the tlog-tiles layout with the Go team's own transparency log library, which shares
// no code with Parley, and accepts it or says what is wrong.
//
//	checktree DIR VKEY [COSIGNER-VKEY...]
//
// DIR holds checkpoint and tile/. VKEY is the log's key; each further key is of an Ed25519 cosigner (type 04), whose
// cosignature must stand on the checkpoint. Every tile below DIR must be one that the tree has, with the hashes that the
// tree has, and every entry must hash to its leaf.
//
// Run it with GO111MODULE=off; the library is Debian's golang-golang-x-mod-dev.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // a tile of the layout covers 2^8 hashes

func main() {
	if len(os.Args) < 3 {
		fail("usage: checktree DIR VKEY [COSIGNER-VKEY...]")
	}
	dir := os.Args[1]
	signed := read(filepath.Join(dir, "checkpoint"))
	tree := openCheckpoint(signed, os.Args[2])
	for _, vkey := range os.Args[3:] {
		checkCosignature(signed, vkey)
	}
	hashes := checkHashTiles(dir, tree)
	checkEntries(dir, tree, hashes)
	tiles := checkNothingElse(dir, tree)
	fmt.Printf("accepted: size %d, root %v, %d tiles, %d cosigners\n", tree.N, tree.Hash, tiles, len(os.Args)-3)
}

func openCheckpoint(signed []byte, vkey string) tlog.Tree {
	verifier, err := note.NewVerifier(vkey)
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.SplitN(opened.Text, "\n", 4)
	if len(lines) != 4 || lines[0] != verifier.Name() || lines[3] != "" {
		fail("the checkpoint of %s does not have its three lines: %q", verifier.Name(), opened.Text)
	}
	var size int64
	if _, err := fmt.Sscanf(lines[1], "%d", &size); err != nil || fmt.Sprint(size) != lines[1] {
		fail("size %q", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}
}

// checkCosignature verifies one timestamped Ed25519 cosignature from its specification alone.
func checkCosignature(signed []byte, vkey string) {
	parts := strings.SplitN(vkey, "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	must(err)
	if key[0] != 4 || len(key) != 1+ed25519.PublicKeySize {
		fail("%s: not a key of type 04", vkey)
	}
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	split := strings.LastIndex(string(signed), "\n\n") + 2
	text, signatures := string(signed[:split-1]), string(signed[split:])
	for _, line := range strings.Split(strings.TrimSuffix(signatures, "\n"), "\n") {
		fields := strings.Split(line, " ")
		blob, err := base64.StdEncoding.DecodeString(fields[2])
		must(err)
		if fields[1] != parts[0] || string(blob[:4]) != string(id[:4]) {
			continue
		}
		message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(blob[4:12]), text)
		if !ed25519.Verify(key[1:], []byte(message), blob[12:]) {
			fail("the cosignature of %s is wrong", parts[0])
		}
		return
	}
	fail("no cosignature of %s", parts[0])
}

type tiles struct{ dir string }

func (t tiles) Height() int                     { return height }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(want []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(want))
	for i, tile := range want {
		data[i] = read(filepath.Join(t.dir, path(tile)))
	}
	return data, nil
}

// path is where the layout keeps a tile; the library's own path names the height too, and calls entries "data".
func path(tile tlog.Tile) string {
	p := strings.TrimPrefix(tile.Path(), "tile/8/")
	return "tile/" + strings.Replace(p, "data/", "entries/", 1)
}

// checkHashTiles authenticates every tile against the root and returns a reader of all its hashes.
func checkHashTiles(dir string, tree tlog.Tree) tlog.HashReader {
	reader := tlog.TileHashReader(tree, tiles{dir})
	if tree.N == 0 {
		return reader
	}
	root, err := tlog.TreeHash(tree.N, reader)
	must(err)
	if root != tree.Hash {
		fail("root %v, not the checkpoint's %v", root, tree.Hash)
	}
	for _, tile := range hashTiles(tree) {
		data, err := tlog.ReadTileData(tile, reader)
		must(err)
		if string(data) != string(read(filepath.Join(dir, path(tile)))) {
			fail("%s does not hold the hashes of the tree", path(tile))
		}
	}
	return reader
}

func checkEntries(dir string, tree tlog.Tree, reader tlog.HashReader) {
	for _, tile := range bundles(tree) {
		rest := read(filepath.Join(dir, path(tile)))
		for i := 0; i < tile.W; i++ {
			if len(rest) < 2 || len(rest) < 2+int(binary.BigEndian.Uint16(rest)) {
				fail("%s ends inside entry %d", path(tile), i)
			}
			size := 2 + int(binary.BigEndian.Uint16(rest))
			index := tile.N<<height + int64(i)
			stored, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
			must(err)
			if stored[0] != tlog.RecordHash(rest[2:size]) {
				fail("entry %d does not hash to its leaf", index)
			}
			rest = rest[size:]
		}
		if len(rest) != 0 {
			fail("%s: %d bytes after its last entry", path(tile), len(rest))
		}
	}
}

// hashTiles are the full tiles of each level and the one partial tile that the tree ends in, if any.
func hashTiles(tree tlog.Tree) []tlog.Tile {
	var all []tlog.Tile
	for _, tile := range tlog.NewTiles(height, 0, tree.N) {
		if hashes := tree.N >> (height * tile.L); tile.W == 1<<height || int64(tile.W) == hashes&(1<<height-1) {
			all = append(all, tile)
		}
	}
	return all
}

func bundles(tree tlog.Tree) []tlog.Tile {
	var all []tlog.Tile
	for n := int64(0); n<<height < tree.N; n++ {
		width := tree.N - n<<height
		if width > 1<<height {
			width = 1 << height
		}
		all = append(all, tlog.Tile{H: height, L: -1, N: n, W: int(width)})
	}
	return all
}

// checkNothingElse refuses a file under tile/ that is no tile of this tree or of an earlier size of it.
func checkNothingElse(dir string, tree tlog.Tree) int {
	known := map[string]bool{}
	for _, tile := range hashTiles(tree) {
		known[path(tile)] = true
	}
	for _, tile := range bundles(tree) {
		known[path(tile)] = true
	}
	count := 0
	must(filepath.WalkDir(filepath.Join(dir, "tile"), func(file string, entry fs.DirEntry, err error) error {
		if os.IsNotExist(err) && tree.N == 0 {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		must(err)
		if !known[filepath.ToSlash(name)] && !strings.Contains(name, ".p/") {
			fail("%s is no tile of a tree of size %d", name, tree.N)
		}
		count++
		return nil
	}))
	return count
}

func read(file string) []byte {
	data, err := os.ReadFile(file)
	must(err)
	return data
}

func must(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, arguments ...any) {
	fmt.Fprintf(os.Stderr, "refused: "+format+"\n", arguments...)
	os.Exit(1)
}
