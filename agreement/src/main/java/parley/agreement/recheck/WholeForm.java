package parley.agreement.recheck;

import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;

/**
 * Whether an entry leaves nothing open: all that its form requires stands there and can be read as what it must be, and
 * nothing that can be read is to follow or withheld. What cannot be read is as if it had been left out.
 */
final class WholeForm {
    private WholeForm() {}

    static boolean isWhole(Pack pack, RecordedEntry entry) {
        return pack.format(entry.format()).stream()
                .flatMap(format -> format.fields().values().stream())
                .allMatch(field -> isWhole(pack, field, entry.body().get(field.name())));
    }

    private static boolean isWhole(Pack pack, Format.FormField field, Optional<Data> said) {
        if (said.isEmpty()) {
            return !field.required() || field.byDefault().isPresent();
        }
        return Fitting.fits(pack, field, said.get()) ? !isOpen(said.get()) : !field.required();
    }

    /** Whether something in it is to follow or withheld: itself, an item, or a field of a row. */
    private static boolean isOpen(Data data) {
        return Statements.isLeftOpen(data)
                || switch (data) {
                    case Data.Items(List<Data> items) -> items.stream().anyMatch(WholeForm::isOpen);
                    case Data.Members(var members) -> members.values().stream().anyMatch(WholeForm::isOpen);
                    case Data.Text _, Data.Whole _, Data.Flag _ -> false;
                };
    }
}
