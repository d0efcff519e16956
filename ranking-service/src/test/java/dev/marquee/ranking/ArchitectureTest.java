package dev.marquee.ranking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The dependency rules of the ranking service. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.marquee.ranking");

    @Test
    void featurePackagesFormNoCycle() {
        slices().matching("dev.marquee.ranking.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void modelsRunInTheScoringPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.marquee.ranking.scoring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tensorflow..", "ai.djl..", "dev.marquee.tensorflow..")
                .check(classes);
    }

    @Test
    void nobodyDependsOnTheApplication() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(RankingApplication.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(RankingApplication.class.getName())
                .check(classes);
    }
}
