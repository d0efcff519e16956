package dev.marquee.retrieval;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The dependency rules of the retrieval service. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.marquee.retrieval");

    @Test
    void featurePackagesFormNoCycle() {
        slices().matching("dev.marquee.retrieval.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void modelsRunInTheEmbeddingPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.marquee.retrieval.embedding..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.tensorflow..", "ai.djl..", "dev.marquee.tensorflow..")
                .check(classes);
    }

    @Test
    void nobodyDependsOnTheApplication() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(RetrievalApplication.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(RetrievalApplication.class.getName())
                .check(classes);
    }
}
