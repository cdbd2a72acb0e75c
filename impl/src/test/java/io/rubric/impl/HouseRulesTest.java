package io.rubric.impl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisException;
import org.redisson.client.handler.State;
import org.redisson.client.protocol.Decoder;
import org.redisson.client.protocol.Encoder;
import org.redisson.cluster.ClusterSlotRange;

/** The rules of the house. */
@AnalyzeClasses(packages = "io.rubric.impl", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    private static final int MOST_LINES = 250;

    private static final String[] FEATURES = {
        "io.rubric.impl.cache",
        "io.rubric.impl.throttle",
        "io.rubric.impl.lock",
        "io.rubric.impl.event",
        "io.rubric.impl.structure"
    };
    private static final String[] ROOMS = {
        "io.rubric.impl.method",
        "io.rubric.impl.key",
        "io.rubric.impl.config",
        "io.rubric.impl.codec",
        "io.rubric.impl.context",
        "io.rubric.impl.redis",
        "io.rubric.impl.telemetry"
    };

    /** What the container makes, as a service that it loads, must be public, too. */
    @ArchTest
    static final ArchRule ONE_DOOR_A_FEATURE = classes()
            .that()
            .resideInAnyPackage(FEATURES)
            .and()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameNotEndingWith("Feature")
            .and()
            .areNotAssignableTo(ThreadContextProvider.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "io.rubric.impl.(cache|throttle|lock|event|structure)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.rubric.impl.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_IS_SHARED_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage(ROOMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES);

    @ArchTest
    static final ArchRule REDISSON_IS_FOR_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackage("io.rubric.impl.redis")
            .and()
            .haveNameNotMatching(
                    ".*\\.(Redisson\\w+|RubricExtension|RubricLiteExtension|LiteApplication|Deployment|Lifecycle)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.redisson..");

    /** Its public packages, the exceptions that they throw, what they return, and what a codec is made of. */
    @ArchTest
    static final ArchRule ONLY_WHAT_REDISSON_PROMISES = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.redisson..")
                    .and(resideOutsideOfPackages(
                            "org.redisson", "org.redisson.api..", "org.redisson.config", "org.redisson.client.codec"))
                    .and(not(assignableTo(RedisException.class)))
                    .and(not(assignableTo(ClusterSlotRange.class)))
                    .and(not(belongToAnyOf(Encoder.class, Decoder.class, State.class))));

    @ArchTest
    static final ArchRule CDI_IS_FOR_THOSE_WHO_MEET_THE_CONTAINER = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*\\.(\\w+Extension|Deployment|\\w+Feature|\\w+Interceptor|\\w+Observer|Operations|Services"
                            + "|Authorization|CdiEventBridge|ManualEvents|RequestScope|ContainerBeans|Caller|Bindings|UserObjects|Lite\\w+)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.enterprise..")
                    .and(resideOutsideOfPackages("jakarta.enterprise.concurrent.."))
                    .or(resideInAPackage("jakarta.interceptor..")));

    @ArchTest
    static final ArchRule CONFIGURATION_IS_READ_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.rubric.impl.config")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule JSON_IS_BOUND_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.rubric.impl.codec")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.json.bind..");

    @ArchTest
    static final ArchRule TELEMETRY_IS_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.rubric.impl.telemetry")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule REQUESTS_ARE_MET_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.rubric.impl.context")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    /** It may be missing, and only these are not loaded then. */
    @ArchTest
    static final ArchRule REST_IS_FOR_THOSE_WHO_ANSWER = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(\\w+RestFeature|\\w+ExceptionMapper|RateLimitFilter)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule BINDINGS_ARE_RECORDS =
            classes().that().haveSimpleNameEndingWith("Binding").should().beRecords();

    @ArchTest
    static final ArchRule OPERATIONS_ARE_DECIDED = fields().that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Operation")
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule WHAT_IS_STATIC_DOES_NOT_CHANGE = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule LOGS_GO_TO_THE_SYSTEM_LOGGER =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..", "org.slf4j..");

    @Test
    void staticCollectionsCannotBeChanged() throws ReflectiveOperationException, IOException {
        for (Path source : sources()) {
            String name = Path.of("src/main/java").relativize(source).toString();
            Class<?> c = Class.forName(
                    name.replace(".java", "").replace('/', '.'),
                    false,
                    getClass().getClassLoader());
            for (var field : c.getDeclaredFields()) {
                boolean isStatic = java.lang.reflect.Modifier.isStatic(field.getModifiers());
                if (isStatic && (Collection.class.isAssignableFrom(field.getType()) || field.getType() == Map.class)) {
                    field.setAccessible(true);
                    assertThat(field.get(null).getClass().getName())
                            .as("%s", field)
                            .startsWith("java.util.ImmutableCollections");
                }
            }
        }
    }

    @Test
    void noFileIsLong() throws IOException {
        for (Path source : sources()) {
            assertThat(codeLines(source)).as("code lines of %s", source).isLessThanOrEqualTo(MOST_LINES);
        }
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static long codeLines(Path source) throws IOException {
        return Files.readAllLines(source).stream()
                .map(String::strip)
                .filter(line ->
                        !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("*"))
                .count();
    }
}
