package parley.cli.serve;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The options of the virtual machine that a node of its own is run with. */
final class JavaOptions {
    /** Set by the launcher, which knows how it would run a node: words with blanks between them. */
    private static final String PROPERTY = "parley.node.options";

    private JavaOptions() {}

    /** Those of the launcher; without it, those that this process itself was started with. */
    static List<String> ofNode() {
        var said = System.getProperty(PROPERTY);
        return said == null
                ? ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> !option.startsWith("-D") && !option.startsWith("-agent"))
                        .toList()
                : List.of(said.strip().split(" +"));
    }
}
