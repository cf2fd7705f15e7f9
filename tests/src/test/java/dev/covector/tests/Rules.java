package dev.covector.tests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.RuleContext;

/** The rules of the house, as data for {@link ArchitectureTest}. */
final class Rules {
    /** What each room may know of the others; a room that is not named here may know all of them. */
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "spec", List.of(),
            "ir", List.of(),
            "ops", List.of("ir"),
            "tracer", List.of("ir", "ops"),
            "autodiff", List.of("ir", "ops"),
            "passes", List.of("ir", "ops"),
            "runtime", List.of("ir", "ops", "tracer", "passes"),
            "codegen.jvm", List.of("ir", "ops", "tracer", "passes", "runtime"),
            "lower.stablehlo", List.of("ir", "ops", "tracer", "autodiff", "passes", "runtime", "codegen.jvm"),
            "api", List.of("ir", "ops", "tracer", "autodiff", "passes", "runtime"));

    private static final String[] IMMUTABLE = rooms("ir", "ops", "autodiff", "passes");
    private static final Set<String> WORKING = Set.of("SizeTable", "Cost", "Group", "GroupKernel");
    private static final String[] SPEAKING = rooms("cli", "bench", "examples");

    private Rules() {}

    static List<ArchRule> all() {
        var rules = new ArrayList<>(List.of(
                fieldsAreFinal(),
                staticFieldsAreFinal(),
                namesSayWhatAThingIs(),
                onlyTheCommandsPrint(),
                only("codegen.jvm", "org.codehaus..", "jdk.incubator.vector.."),
                only("codegen.cuda", "jcuda.."),
                packagesAreFreeOfCycles()));
        MAY_KNOW.keySet().stream().sorted().map(Rules::knowsNoLaterRoom).forEach(rules::add);
        return rules;
    }

    static ArchRule knowsNoLaterRoom(String room) {
        List<String> known = new ArrayList<>(MAY_KNOW.get(room));
        known.add(room);
        var other = resideInAnyPackage("dev.covector..")
                .and(DescribedPredicate.not(resideInAnyPackage(rooms(known.toArray(String[]::new)))));
        return noClasses()
                .that()
                .resideInAPackage("dev.covector." + room + "..")
                .should()
                .dependOnClassesThat(other)
                .as(room + " knows no room but " + known)
                .allowEmptyShould(true);
    }

    // A builder changes until it has built; everything else stays as it was made.
    static ArchRule fieldsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(IMMUTABLE)
                        .and(DescribedPredicate.not(generatedByAntlr()))
                        .and(DescribedPredicate.not(simpleNameEndingWith("Builder")))
                        .and(DescribedPredicate.not(simpleNameEndingWith("Writer")))
                        .and(DescribedPredicate.not(worksOnOneThing())))
                .should()
                .beFinal();
    }

    /** Made for one piece of work, never handed on, and dropped with it. */
    private static DescribedPredicate<JavaClass> worksOnOneThing() {
        return DescribedPredicate.describe("work on one thing", type -> WORKING.contains(type.getSimpleName()));
    }

    static ArchRule staticFieldsAreFinal() {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.not(generatedByAntlr())
                        .and(DescribedPredicate.not(resideInAnyPackage("dev.covector.bench.jmh_generated.."))))
                .should()
                .beFinal();
    }

    static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
                .as("no class is called Util, Helper, Manager or Impl");
    }

    static ArchRule onlyTheCommandsPrint() {
        return noClasses().that().resideOutsideOfPackages(SPEAKING).should(ACCESS_STANDARD_STREAMS);
    }

    static ArchRule only(String room, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.covector." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    static ArchRule packagesAreFreeOfCycles() {
        return slices().assignedFrom(new Packages()).should().beFreeOfCycles();
    }

    private static DescribedPredicate<JavaClass> generatedByAntlr() {
        return assignableTo(Recognizer.class).or(assignableTo(RuleContext.class));
    }

    private static String[] rooms(String... rooms) {
        return List.of(rooms).stream()
                .map(room -> "dev.covector." + room + "..")
                .toArray(String[]::new);
    }

    /** A slice is a package; only {@code ops} is one whole, since its generated table and its rules name each other. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return SliceIdentifier.of(name.startsWith("dev.covector.ops") ? "dev.covector.ops" : name);
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
