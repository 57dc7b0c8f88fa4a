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
     * What an account is given for.
     *
     * @param duty the name of the finding that it is to meet; empty for none
     * @param request the number of the request that it answers; empty for none
     */
    record Answering(String duty, String request) {}

    /**
     * A draft.
     *
     * @param about the number of an event; empty for a new one
     * @param answering what an account is given for
     * @return empty where nothing is said under that number, or there is no format for it
     */
    Optional<Prefilled> of(Act act, String about, Answering answering) {
        return switch (act) {
            case EVENT -> formats.first(HistoryRole.Event.class).map(known -> of(known, about, answering));
            case ACCOUNT ->
                formats.first(HistoryRole.Account.class)
                        .filter(_ -> history.knows(about))
                        .map(known -> of(known, about, answering));
            case REQUEST ->
                history.event(about)
                        .flatMap(_ -> formats.first(HistoryRole.Request.class))
                        .map(known -> of(known, about, answering));
        };
    }

    private Prefilled of(Known known, String about, Answering answering) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String subject = switch (known.role()) {
            case HistoryRole.Event role -> {
                fields.put(role.id(), List.of(number));
                yield number;
            }
            case HistoryRole.Account role -> {
                fields.put(role.event(), List.of(about));
                role.answers()
                        .filter(_ -> !answering.request().isEmpty())
                        .ifPresent(field -> fields.put(field, List.of(answering.request())));
                yield about;
            }
            case HistoryRole.Request role -> {
                fields.put(role.id(), List.of(number));
                fields.put(role.event(), List.of(about));
                yield number;
            }
        };
        return new Prefilled(known.format(), lang, subject, fields, answering.duty());
    }
}
