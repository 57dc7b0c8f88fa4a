package parley.bench;

import java.util.List;
import java.util.Locale;
import parley.bench.Carrier.Carried;

/** What a table says of many messages by one carrier, in milliseconds. */
record Spread(double deliveredP50, double deliveredP99, double answeredP50, double answeredP99, double slowest) {
    /** Of at least one message. */
    static Spread of(List<Carried> all) {
        List<Long> delivered = all.stream().map(Carried::delivered).toList();
        List<Long> answered = all.stream().map(Carried::answered).toList();
        return new Spread(
                Percentile.milliseconds(delivered, 50),
                Percentile.milliseconds(delivered, 99),
                Percentile.milliseconds(answered, 50),
                Percentile.milliseconds(answered, 99),
                Percentile.milliseconds(answered, 100));
    }

    /** A row of a table, with how many times as long the one to be compared took. */
    String row(String name, Spread compared) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f |",
                name,
                deliveredP50,
                deliveredP99,
                answeredP50,
                answeredP99,
                slowest,
                compared.answeredP50 / answeredP50,
                compared.answeredP99 / answeredP99);
    }
}
