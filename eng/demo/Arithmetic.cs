namespace Demo;

/// <summary>An item so small that handing it to another thread may cost more than doing it.</summary>
[TestClass]
public class Arithmetic
{
    public static int[] Numbers { get; } = [.. Enumerable.Range(0, 2_000_000)];

    [Workload("tiny", Items = nameof(Numbers))]
    public static int Mix(int number) => (number * 31) ^ (number >> 7);

    [TestMethod]
    public void TunedNumbersAreTheSequentialOnes()
    {
        var settings = TunedSettings.For("tiny");
        Comparison.Of(settings, $"{Numbers.Length} numbers",
            sequential: () => [.. Numbers.Select(Mix)],
            tuned: () => settings.Map(Numbers, Mix));
    }
}
