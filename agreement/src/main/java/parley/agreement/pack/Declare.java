package parley.agreement.pack;

import java.util.List;

/**
 * A clause that yields no verdict: a principle, or a term that no party has defined. It is shown, cited and counted as
 * rendered, and nobody is ever judged by it.
 *
 * @param status why no machine judges it
 */
public record Declare(String id, String ref, String status) implements Provision {
    @Override
    public List<Scenario> scenarios() {
        return List.of();
    }
}
