package dev.dispatcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void theMedianIsInTheMiddleOfAnOddNumber() {
        for (var value : new double[] {9, 1, 5}) samples.add(value);

        assertThat(samples.median()).isEqualTo(5);
        assertThat(samples.least()).isEqualTo(1);
        assertThat(samples.most()).isEqualTo(9);
    }

    @Test
    void theMedianIsBetweenTheTwoInTheMiddleOfAnEvenNumber() {
        for (var value : new double[] {4, 1, 2, 9}) samples.add(value);

        assertThat(samples.median()).isEqualTo(3);
    }

    @Test
    void aFloorAndACeilingAreJudgedFromTheirOwnSide() {
        assertThat(Aim.atLeast(1.0).judge(1.2)).isEqualTo("≥ 1.0 reached");
        assertThat(Aim.atLeast(1.0).judge(0.9)).isEqualTo("≥ 1.0 MISSED");
        assertThat(Aim.atMost(6).judge(5.9)).isEqualTo("≤ 6.0 reached");
        assertThat(Aim.atMost(6).judge(6.1)).isEqualTo("≤ 6.0 MISSED");
    }
}
