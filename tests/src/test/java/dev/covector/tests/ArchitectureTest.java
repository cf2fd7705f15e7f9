package dev.covector.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house hold, and none of them holds only because nothing was looked at. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.covector");

    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("dev.covector.ir.planted", "dev.covector.runtime.planted");

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("plantedRules")
    void catchesWhatIsPlanted(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    /** A room missing here is missing among the dependencies of this module. */
    @Test
    void everyRoomIsLookedAt() throws IOException {
        assertThat(Repository.rooms()).contains("ir", "ops", "spec", "cli");
        for (String room : Repository.rooms()) {
            Path sources = Repository.ROOT.resolve(room + "/src/main/java");
            for (Path source : Repository.sources(room + "/src/main/java")) {
                String name = sources.relativize(source)
                        .toString()
                        .replaceAll("\\.java$", "")
                        .replaceAll("[/\\\\]", ".");
                assertThat(HOUSE.contain(name))
                        .as("%s of %s is imported", name, room)
                        .isTrue();
            }
        }
    }

    static List<ArchRule> rules() {
        return Rules.all();
    }

    /** Every kind of rule once; {@code runtime.planted} stands in for a library that only one room may use. */
    static List<ArchRule> plantedRules() {
        return List.of(
                Rules.fieldsAreFinal(),
                Rules.staticFieldsAreFinal(),
                Rules.namesSayWhatAThingIs(),
                Rules.onlyTheCommandsPrint(),
                Rules.packagesAreFreeOfCycles(),
                Rules.knowsNoLaterRoom("ir"),
                Rules.only("codegen.jvm", "dev.covector.runtime.planted.."));
    }
}
