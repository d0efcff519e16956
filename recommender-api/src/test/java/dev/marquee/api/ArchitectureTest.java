package dev.marquee.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the gateway may depend on. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.marquee.api");

    @Test
    void hasNoCyclesBetweenFeatures() {
        slices().matching("dev.marquee.api.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void knowsNoModelAndNoIndex() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.tensorflow..",
                        "ai.djl..",
                        "dev.marquee.tensorflow..",
                        "dev.marquee.index..",
                        "com.github.jelmerk..",
                        "dev.marquee.core.feature..")
                .check(CLASSES);
        for (String absent : new String[] {
            "org.tensorflow.TensorFlow",
            "ai.djl.Model",
            "dev.marquee.index.VectorIndex",
            "com.github.jelmerk.hnswlib.core.Index"
        }) {
            assertThat(getClass().getClassLoader().getResource(absent.replace('.', '/') + ".class"))
                    .as(absent)
                    .isNull();
        }
    }

    @Test
    void keepsSqlBehindTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.marquee.api.store",
                        "dev.marquee.api.rating",
                        "dev.marquee.api.event",
                        "dev.marquee.api.feed",
                        "dev.marquee.api.availability",
                        "dev.marquee.api.feedback",
                        "dev.marquee.api.personal",
                        "dev.marquee.api.rule",
                        "dev.marquee.api.movie",
                        "dev.marquee.api.trending")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.sqlite..")
                .check(CLASSES);
    }

    @Test
    void keepsCassandraBehindTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.marquee.api.store",
                        "dev.marquee.api.rating",
                        "dev.marquee.api.event",
                        "dev.marquee.api.feedback",
                        "dev.marquee.api.personal",
                        "dev.marquee.api.deed",
                        "dev.marquee.api.trending")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.datastax..")
                .check(CLASSES);
    }

    @Test
    void keepsTheWireBehindTheStages() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.marquee.api.store..",
                        "dev.marquee.api.rating..",
                        "dev.marquee.api.event..",
                        "dev.marquee.api.feed..",
                        "dev.marquee.api.feedback..",
                        "dev.marquee.api.personal..",
                        "dev.marquee.api.input..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.marquee.contract.retrieval..", "dev.marquee.contract.ranking..")
                .check(CLASSES);
    }

    @Test
    void isStartedByNoOne() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(RecommenderApplication.class.getName())
                .check(CLASSES);
    }
}
