namespace Amorsize.Measurement.Statistics;

/// <summary>The one-sided sign test (J. Arbuthnot, 1710): the probability of a number of wins if both sides are equal.</summary>
internal static class SignTest
{
    /// <summary>Probability of at least <paramref name="wins"/> wins in <paramref name="rounds"/> fair coin tosses, 0 to 1.</summary>
    /// <param name="wins">Number of rounds that one side has won: 0 to <paramref name="rounds"/>.</param>
    /// <param name="rounds">Number of rounds; at least 0.</param>
    public static double PValue(int wins, int rounds)
    {
        var probability = 0.0;
        for (var k = wins; k <= rounds; k++)
            probability += Math.Exp(LogChoose(rounds, k) - (rounds * Math.Log(2)));
        return Math.Min(1, probability);
    }

    private static double LogChoose(int n, int k)
    {
        var sum = 0.0;
        for (var i = 1; i <= k; i++)
            sum += Math.Log(n - k + i) - Math.Log(i);
        return sum;
    }
}
