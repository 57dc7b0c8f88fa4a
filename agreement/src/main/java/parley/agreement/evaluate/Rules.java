package parley.agreement.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.agreement.account.EntryReader;
import parley.agreement.condition.Program;
import parley.agreement.format.Bindings;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * A pack in one circle: what is the same for every entry and every instant. For one thread, as programs are compiled once,
 * when they are first asked for.
 *
 * @param bindings what the parameters are bound to
 * @param programs conditions by their id
 */
record Rules(Pack pack, EntryReader reader, Bindings bindings, Map<String, Program> programs) {
    static Rules of(Pack pack, List<Party> parties, Map<String, Data> parameters) {
        return new Rules(pack, new EntryReader(pack, parties), Bindings.of(pack, parameters), new HashMap<>());
    }
}
