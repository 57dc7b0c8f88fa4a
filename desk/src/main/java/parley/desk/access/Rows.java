package parley.desk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How instants and roles stand in the file. */
final class Rows {
    private Rows() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochSecond(row.getLong(column));
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    static Role role(ResultSet row) throws SQLException {
        var word = row.getString("role");
        return Role.of(word).orElseThrow(() -> new IllegalStateException("there is no role " + word));
    }
}
