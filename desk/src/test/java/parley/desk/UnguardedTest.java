package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desk.access.Registry;
import parley.desk.access.Role;
import parley.desk.live.Rows;
import parley.desk.live.Titles;

/** A desk without any account, and how it begins to ask. */
class UnguardedTest {
    @TempDir
    Path data;

    @Test
    void aDeskWithoutAccountsStaysAsItIsAndSaysSo() throws Exception {
        try (var desk = Desk.open(new RestingNode(), new Rows(new Titles(List.of())), data, 0)) {
            var person = new Person(desk.port());
            assertThat(person.get("/write").status()).isEqualTo(200);
            var page = person.get("/administration?lang=fr");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Ce bureau ne demande à personne qui il est", "parley account add")
                    .doesNotContain("/administration/account/add\"");
            assertThat(person.get("/sign-in?to=/entries").header("location")).contains("/entries");
            assertThat(person.get("/account").status()).isEqualTo(404);
            assertThat(data.resolve("accounts.db")).doesNotExist();
        }
    }

    @Test
    void theFirstAccountShutsTheDeskWhileItRuns() throws Exception {
        try (var desk = Desk.open(new RestingNode(), new Rows(new Titles(List.of())), data, 0)) {
            var person = new Person(desk.port());
            assertThat(person.get("/").status()).isEqualTo(200);
            try (var registry = Registry.make(data, InstantSource.system())) {
                registry.accounts().add("first", Role.ADMINISTRATOR);
            }
            assertThat(person.get("/").header("location").orElse("")).startsWith("/sign-in?");
            assertThat(person.raw("/write/new", java.util.Map.of()).status()).isEqualTo(401);
            assertThat(person.get("/live", new Wire.Header("Sec-Fetch-Dest", "empty"))
                            .status())
                    .isEqualTo(401);
            assertThat(person.get("/finding?name=x", new Wire.Header("HX-Request", "true"))
                            .status())
                    .isEqualTo(401);
            assertThat(person.get("/assets/desk/desk.css").status()).isEqualTo(200);
            Files.delete(data.resolve("accounts.db"));
            assertThat(person.get("/").status()).as("it goes on asking").isEqualTo(303);
        }
    }
}
