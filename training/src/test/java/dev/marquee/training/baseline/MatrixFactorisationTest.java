package dev.marquee.training.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.training.evaluation.Errors;
import dev.marquee.training.split.Case;
import dev.marquee.training.split.HiddenFactors;
import dev.marquee.training.split.RandomSplit;
import dev.marquee.training.split.Split;
import dev.marquee.training.split.TrainingRatings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link MatrixFactorisation} on ratings whose factors are known. */
class MatrixFactorisationTest {
    @Test
    void hiddenFactorsAreFound() {
        Split split = RandomSplit.of(HiddenFactors.ratings(0.5), 1, 0);
        double biases = Errors.rmse(Biases.tuned(split), split.test());
        assertThat(biases).isGreaterThan(0.5);
        assertThat(Errors.rmse(MatrixFactorisation.tuned(split, 1), split.test()))
                .isLessThan(0.7 * biases);
    }

    @Test
    void withoutTastesItDoesNotMuchWorseThanTheBiases() {
        Split split = RandomSplit.of(HiddenFactors.ratings(0), 1, 0);
        double biases = Errors.rmse(Biases.tuned(split), split.test());
        assertThat(Errors.rmse(MatrixFactorisation.tuned(split, 1), split.test()))
                .isLessThan(1.1 * biases);
    }

    @Test
    void usersWhoWereNotThereInTrainingAreSolvedFor() {
        TrainingRatings others = HiddenFactors.others();
        List<Case> cases = HiddenFactors.unseen();
        MatrixFactorisation factorisation =
                new MatrixFactorisation(others, new MatrixFactorisation.Settings(4, 0.01, 0.02), 1);
        factorisation.fit(60);
        assertThat(Errors.rmse(factorisation, cases)).isLessThan(0.8 * Errors.rmse(new Biases(others, 2, 2), cases));
    }
}
