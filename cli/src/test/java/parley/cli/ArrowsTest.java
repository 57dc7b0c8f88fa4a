package parley.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows between the modules, and the purity of the two at the bottom. */
class ArrowsTest {
    private static final JavaClasses PARLEY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("parley");

    @Test
    void arrowsPointOneWay() {
        mayUse("parley.ledger..");
        mayUse("parley.agreement..");
        mayUse("parley.node..", "parley.ledger..", "parley.agreement..");
        mayUse("parley.desk..", "parley.node..", "parley.ledger..", "parley.agreement..");
    }

    /** The one place where numbers are not whole. */
    @Test
    void onlyGeometryUsesTheLibraryOfGeodesics() {
        noClasses()
                .that()
                .resideInAPackage("parley..")
                .and()
                .resideOutsideOfPackage("parley.agreement.geo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.sf.geographiclib..")
                .check(PARLEY);
    }

    private static void mayUse(String module, String... others) {
        var allowed = new ArrayList<>(List.of(others));
        allowed.add(module);
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAPackage("parley..")
                        .and(DescribedPredicate.not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .check(PARLEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley.ledger..", "parley.agreement.."})
    void thePureModulesHaveNoClockNetworkDatabaseOrLogging(String module) {
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.sql..",
                        "javax.sql..",
                        "java.util.logging..",
                        "org.slf4j..",
                        "org.jdbi..",
                        "io.helidon..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(PARLEY);
    }

    /** A mistake of the evaluator must not hide in what re-checks it. */
    @Test
    void whatRechecksProofsSharesNoCodeWithTheEvaluator() {
        noClasses()
                .that()
                .resideInAPackage("parley.agreement.recheck..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "parley.agreement.evaluate..",
                        "parley.agreement.condition..",
                        "parley.agreement.account..",
                        "parley.agreement.format..",
                        "parley.agreement.load..",
                        "parley.agreement.scenario..")
                .check(PARLEY);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .resideInAPackage("parley..")
                .should(new ArchCondition<>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        JavaPackage home = item.getPackage();
                        if (!home.isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    item, home.getName() + " lacks a package-info with @NullMarked"));
                        }
                    }
                })
                .check(PARLEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "agreement", "node", "desk", "cli"})
    void noPackagesOfAModuleUseEachOtherInACircle(String module) {
        slices().matching("parley." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(PARLEY);
    }

    @Test
    void theRulesSeeEveryModule() {
        assertThat(PARLEY.stream()
                        .map(type -> type.getPackageName().split("\\.", 3)[1])
                        .distinct())
                .contains("ledger", "agreement", "node", "desk", "cli");
    }
}
