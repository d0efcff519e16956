package dev.marquee.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TrainingArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.marquee.training");

    @Test
    void featurePackagesHaveNoCycles() {
        slices().matching("dev.marquee.training.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void preparingAndTrainingTalkToNobody() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.marquee.training.tmdb", "dev.marquee.training.demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http")
                .check(CLASSES);
    }

    @Test
    void onlyRecordsOfRunsKnowMlflow() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.marquee.training.experiment")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mlflow..")
                .check(CLASSES);
    }

    @Test
    void onlyDataSetsAndTheStoreKnowDatabases() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.marquee.training.dataset", "dev.marquee.training.duckdb", "dev.marquee.training.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql", "org.duckdb..")
                .check(CLASSES);
    }
}
