using System.Globalization;
using System.Reflection;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests;

[TestClass]
public sealed class MeasurementPolicyTests
{
    /// <summary>The stages, and of each its constants.</summary>
    private static readonly IReadOnlyList<(PropertyInfo Stage, PropertyInfo Constant)> members =
    [
        .. from stage in typeof(MeasurementPolicy).GetProperties()
           where stage.PropertyType.Namespace == typeof(SelectionPolicy).Namespace
           from constant in stage.PropertyType.GetProperties()
           where constant.Name != nameof(SelectionPolicy.Constants)
           select (stage, constant),
    ];

    public static IEnumerable<string> Names => members.Select(NameOf);

    [TestMethod]
    public void Constants_EveryMember_IsListedOnce()
    {
        string[] fixedOnes = [.. NamesOfConstants(typeof(CostModel), "CostModel"), .. NamesOfConstants(typeof(PairedComparison), "Comparison"), .. NamesOfConstants(typeof(PairedRatios), "Ratios"), .. NamesOfConstants(typeof(SampleBias), "Bias"), .. NamesOfConstants(typeof(MedianInterval), "Comparison")];

        Assert.AreSequenceEqual(Names.Concat(fixedOnes).Order(StringComparer.Ordinal), MeasurementPolicy.Default.Constants.Select(constant => constant.Name).Order(StringComparer.Ordinal));
        Assert.IsGreaterThan(80, members.Count);
    }

    [TestMethod]
    public void Constants_EachOne_HasUnitAndRole() =>
        Assert.IsTrue(MeasurementPolicy.Default.Constants.All(constant => constant is { Unit.Length: > 0, Role.Length: > 0, Value: > 0 }));

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void MethodVersion_AnyConstantChanged_Differs(string name)
    {
        var (stage, constant) = members.Single(member => NameOf(member) == name);
        var changed = new MeasurementPolicy();
        var value = constant.GetValue(stage.GetValue(changed));
        // The stages of one policy are its own, so no other test sees the change.
        constant.SetValue(stage.GetValue(changed), value switch
        {
            int number => number + 1,
            double number => Math.BitIncrement(number),
            TimeSpan span => span + TimeSpan.FromTicks(1),
            _ => throw new InvalidOperationException($"{name} is {value}"),
        });

        Assert.AreNotEqual(MeasurementPolicy.Default.MethodVersion, changed.MethodVersion);
    }

    [TestMethod]
    public void MethodVersion_OtherCulture_IsTheSame()
    {
        var expected = MeasurementPolicy.Default.MethodVersion;
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = other;

            Assert.AreEqual("0,1", $"{0.1}");
            Assert.AreEqual(expected, new MeasurementPolicy().MethodVersion);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Hash_OtherOrderOfMembers_IsTheSame() =>
        Assert.AreEqual(MeasurementPolicy.Default.Hash, MeasurementPolicy.HashOf(MeasurementPolicy.Default.Constants.Reverse()));

    [TestMethod]
    public void Hash_KnownConstants_IsKnown() =>
        // printf 'A.Share=0.1 of 1\nB.Duration=10 ms' | sha256sum
        Assert.AreEqual("5fee7473", MeasurementPolicy.HashOf([new("B.Duration", TimeSpan.FromMilliseconds(10), "any"), new("A.Share", 0.1, "of 1", "any")]));

    [TestMethod]
    public void CurrentMethodVersion_Default_IsUpToDate() =>
        Assert.AreEqual(MeasurementPolicy.CurrentMethodVersion, MeasurementPolicy.Default.MethodVersion, "a constant of the policy has changed: set CurrentMethodVersion to the actual value");

    [TestMethod]
    public void MethodVersion_Default_IsProcedureAndHash() =>
        Assert.MatchesRegex($"^{MeasurementPolicy.ProcedureVersion}-[0-9a-f]{{8}}$", MeasurementPolicy.Default.MethodVersion);

    [TestMethod]
    [DataRow(6)]
    [DataRow(10)]
    public void PlanSearch_OtherBlocks_ConfirmsInThatManyRounds(int rounds)
    {
        var clock = new FakeTimeProvider();
        var policy = new MeasurementPolicy { Selection = new() { RoundsOfBlock = rounds } };
        var instruments = new Instruments(clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0);

        var profile = new PlanSearch(instruments, policy).Run("w", new SyntheticSubject(clock, plan => 100.0 / plan.Workers), new(Processors: 2, MaxDegreeOfParallelism: 0, TimeSpan.FromMinutes(5)));

        Assert.IsTrue(profile.Confirmation.All(evidence => evidence.ItemMicroseconds.Count == rounds));
    }

    private static string NameOf((PropertyInfo Stage, PropertyInfo Constant) member) => $"{member.Stage.Name}.{member.Constant.Name}";

    private static IEnumerable<string> NamesOfConstants(Type type, string stage) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.IsLiteral).Select(field => $"{stage}.{field.Name}");
}
