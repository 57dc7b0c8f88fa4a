package parley.desk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import parley.desk.view.Urgent;
import parley.desk.view.Urgent.Kind;
import parley.desk.watch.Alert.Thing;

class AlertTest {
    @Test
    void noiseInOneCircleHidesNothingGraverInAnother() {
        var all = new ArrayList<Thing>();
        for (int i = 0; i < 300; i++) {
            all.add(new Thing(new Urgent(Kind.SILENT, "silence of XC since " + i), "/", "noisy"));
        }
        var flash = new Thing(new Urgent(Kind.FLASH, "entry XA/0/7"), "/c/2/", "quiet");
        all.add(flash);
        assertThat(Alert.gravest(all)).hasSize(200).startsWith(flash, all.getFirst());
    }
}
