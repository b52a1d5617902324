package dev.errand.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;

/** Features stand on job, progress, problem, connection, account, limit and explain, and do not see each other. */
@AnalyzeClasses(packages = "dev.errand", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] BASE = {
        "dev.errand.api.job",
        "dev.errand.api.progress",
        "dev.errand.api.problem",
        "dev.errand.api.connection",
        "dev.errand.api.account",
        "dev.errand.api.limit",
        "dev.errand.api.explain"
    };

    @ArchTest
    static final ArchRule the_api_has_no_packages_outside_its_own = classes()
            .that()
            .areAnnotatedWith(org.springframework.stereotype.Component.class)
            .or()
            .areMetaAnnotatedWith(org.springframework.stereotype.Component.class)
            .should()
            .resideInAPackage("dev.errand.api..");

    @ArchTest
    static final ArchRule features_do_not_see_each_other = slices().matching("dev.errand.api.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(BASE));

    @ArchTest
    static final ArchRule the_base_sees_no_feature = noClasses()
            .that()
            .resideInAnyPackage(BASE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.errand.api.document..", "dev.errand.api.worker..", "dev.errand.api.console..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.errand.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_api_knows_no_worker = noClasses()
            .that()
            .resideInAPackage("dev.errand.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.errand.worker..");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = fields().should().notBeAnnotatedWith(Autowired.class);
}
