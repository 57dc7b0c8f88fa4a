package parley.desk.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.HistoryRole;
import parley.desk.history.HistoryFormats.Known;
import parley.desk.write.Prefilled;

/**
 * What is begun on the page of the history, with what it knows laid into the fields of its format.
 *
 * @param number the next that this party may give to something
 * @param lang the code of the language in which it is written
 */
record Beginning(History history, HistoryFormats formats, String number, String lang) {

    /**
     * A draft.
     *
     * @param about the number of an event; empty for a new one
     * @param duty the name of the finding that it is to meet; empty for none
     * @return empty where there is no event of that number, or no format for it
     */
    Optional<Prefilled> of(Act act, String about, String duty) {
        return switch (act) {
            case EVENT -> formats.first(HistoryRole.Event.class).map(known -> of(known, about, duty));
            case ACCOUNT ->
                history.event(about)
                        .flatMap(_ -> formats.first(HistoryRole.Account.class))
                        .map(known -> of(known, about, duty));
            case ASKS ->
                history.event(about)
                        .flatMap(_ -> formats.first(HistoryRole.Asks.class))
                        .map(known -> of(known, about, duty));
        };
    }

    private Prefilled of(Known known, String about, String duty) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String subject = switch (known.role()) {
            case HistoryRole.Event role -> {
                fields.put(role.id(), List.of(number));
                yield number;
            }
            case HistoryRole.Account role -> {
                fields.put(role.event(), List.of(about));
                yield about;
            }
            case HistoryRole.Asks role -> {
                fields.put(role.id(), List.of(number));
                fields.put(role.event(), List.of(about));
                yield number;
            }
        };
        return new Prefilled(known.format(), lang, subject, fields, duty);
    }
}
