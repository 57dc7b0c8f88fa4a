package parley.node.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.circle.Judgement;

/** Five nodes, each with its own files, over real sockets and on the real clock. */
@Timeout(300)
class MeshTest {
    private static final List<String> ALL = List.of("XA", "XB", "XC", "XD", "XE");

    @TempDir
    Path folder;

    @Test
    void whatOneMemberSendsEveryOtherHoldsAndReceipts() throws Exception {
        try (Mesh mesh = new Mesh(folder, "XA", "XB", "XC", "XD", "XE")) {
            mesh.start("XA", "XB", "XC", "XD", "XE");
            for (String code : ALL) {
                assertThat(mesh.send(code, code + "/1")).isInstanceOf(Judgement.Entry.class);
            }
            mesh.await("everyone has seen everyone's notice", () -> allSeen(mesh, ALL, 3));
            mesh.await("everyone holds what everyone has", mesh::level);
            for (String owner : ALL) {
                for (String holder : ALL) {
                    assertThat(mesh.log(owner, holder)).isEqualTo(mesh.log(owner, owner));
                    assertThat(mesh.circle(holder).leaves(mesh.circle(owner).self()))
                            .allSatisfy(leaf -> assertThat(leaf.judgement()).isInstanceOf(Judgement.Entry.class));
                }
            }
        }
    }

    @Test
    void memberThatWasCutOffCatchesUpAndBringsItsOwn() throws Exception {
        catchUp(300); // more than a bundle
    }

    @Test
    @Tag("ci")
    void memberThatWasCutOffCatchesUpWithThousandsOfEntries() throws Exception {
        catchUp(3_000);
    }

    private void catchUp(int backlog) throws Exception {
        try (Mesh mesh = new Mesh(folder, "XA", "XB", "XC", "XD", "XE")) {
            mesh.start("XA", "XB", "XC", "XD", "XE");
            mesh.await("everyone has met", mesh::level);

            mesh.cut("XE");
            for (int n = 1; n <= backlog; n++) {
                mesh.send("XA", "XA/" + n);
            }
            mesh.send("XE", "XE/1");
            List<String> others = List.of("XA", "XB", "XC", "XD");
            mesh.await(
                    "the others go on without it",
                    () -> others.stream()
                            .filter(by -> !by.equals("XA"))
                            .allMatch(by -> mesh.seen(by, "XA") >= 2 + backlog));
            assertThat(mesh.held("XE", "XA")).isLessThanOrEqualTo(2);
            assertThat(mesh.held("XA", "XE")).isLessThanOrEqualTo(2);

            mesh.mend("XE");
            mesh.await("it has seen all that it missed", () -> mesh.seen("XE", "XA") >= 2 + backlog);
            mesh.await("the others have seen its own", () -> others.stream().allMatch(by -> mesh.seen(by, "XE") >= 3));
            mesh.await("everyone holds what everyone has", mesh::level);
            assertThat(mesh.log("XA", "XE")).isEqualTo(mesh.log("XA", "XA"));
        }
    }

    private static boolean allSeen(Mesh mesh, List<String> codes, long size) {
        return codes.stream()
                .allMatch(by -> codes.stream()
                        .filter(owner -> !owner.equals(by))
                        .allMatch(owner -> mesh.seen(by, owner) >= size));
    }
}
