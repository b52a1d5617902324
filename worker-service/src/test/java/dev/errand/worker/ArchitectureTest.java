package dev.errand.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.errand", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theEngineKnowsNoWorkload = noClasses()
            .that()
            .resideInAPackage("dev.errand.worker.engine..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("are a workload's") {
                @Override
                public boolean test(JavaClass other) {
                    return other.getPackageName().startsWith("dev.errand")
                            && !other.getPackageName()
                                    .matches("dev\\.errand\\.(job|progress|blob|redis|database|worker\\.engine)");
                }
            });

    @ArchTest
    static final ArchRule theEngineKnowsNoContainer = noClasses()
            .that()
            .resideInAPackage("dev.errand.worker.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.boot..", "org.springframework.context..", "org.springframework.beans..");

    @ArchTest
    static final ArchRule workloadsDoNotSeeEachOther = slices().matching("dev.errand.worker.(*)..")
            .namingSlices("workload $1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAnyPackage(
                            "dev.errand.worker.engine", "dev.errand.worker.command", "dev.errand.worker.agent"));

    @ArchTest
    static final ArchRule theSharedModelKnowsNoService = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.errand.job..", "dev.errand.progress..", "dev.errand.blob..", "dev.errand.document..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.errand.worker..", "dev.errand.api..");

    @ArchTest
    static final ArchRule handlersAreNotPublic = classes()
            .that()
            .haveSimpleNameEndingWith("Handler")
            .and()
            .areNotInterfaces()
            .should()
            .notBePublic();
}
