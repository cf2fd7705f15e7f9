package dev.covector.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassifierTrainingTest {
    @Test
    void itLearnsUnseenDigitsWithOnePlanForTrainingAndOneForEvaluation() {
        Digits.Split digits = Digits.load().split(0);
        ClassifierTraining training = new ClassifierTraining(digits, 1);
        for (int i = 0; i < ClassifierTraining.EPOCHS; i++) {
            training.epoch();
        }
        assertThat(training.accuracy()).isGreaterThanOrEqualTo(0.95);
        Digits none = digits.train().at();
        Digits one = digits.train().at(7);
        assertThat(training.train(none, 0)).isZero();
        assertThat(training.train(one, 0)).isBetween(0.0, 1.0);
        assertThat(training.correct(none)).isZero();
        assertThat(training.correct(one)).isBetween(0.0, 1.0);
        assertThat(training.correct(digits.train()))
                .isGreaterThan(0.98 * digits.train().count());
        assertThat(training.trainingPlans().size()).isEqualTo(1);
        assertThat(training.evaluationPlans().size()).isEqualTo(1);
    }

    @Test
    void aBatchOfNoneLeavesTheFirstClassifierAsItIs() {
        Digits.Split digits = Digits.load().split(0);
        ClassifierTraining training = new ClassifierTraining(digits, 1);
        double before = training.correct(digits.test());
        assertThat(training.train(digits.train().at(), 0.5)).isZero();
        assertThat(training.correct(digits.test())).isEqualTo(before);
    }
}
