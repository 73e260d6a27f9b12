using static System.FormattableString;

namespace Amorsize.Measurement.Policy;

/// <summary>One constant of the policy, as the report shows it and the hash covers it.</summary>
/// <param name="Name">Stage and member name of the constant, such as "Selection.MinRounds".</param>
/// <param name="Value">The value of the constant, in <paramref name="Unit"/>.</param>
/// <param name="Unit">"x" for a factor, "of 1" for a share; else what is counted, or a unit of time or memory.</param>
/// <param name="Role">Role of the constant in a few words. The reason and the source are in the doc comment of the member.</param>
internal sealed record PolicyConstant(string Name, double Value, string Unit, string Role)
{
    public PolicyConstant(string name, TimeSpan value, string role)
        : this(name, value.TotalMilliseconds, "ms", role)
    {
    }

    /// <summary>The value with its unit, as the report shows it.</summary>
    public string ValueText => Invariant($"{Value:0.####} {Unit}");
}
