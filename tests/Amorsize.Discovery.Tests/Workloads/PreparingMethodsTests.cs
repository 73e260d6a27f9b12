namespace Amorsize.Discovery.Tests.Workloads;

/// <summary>Methods with [WorkloadSetup] and [WorkloadCleanup].</summary>
[TestClass]
public sealed class PreparingMethodsTests
{
    private const string Service = "public class S(int i) { public int I = i; [Workload] public void M(TunedSettings s) { } @@ }";

    [TestMethod]
    [DataRow("[WorkloadSetup] static S Make() => new(1);", "")]
    [DataRow("[WorkloadSetup] static async Task<object> Make() { await Task.Yield(); return new S(1); }", "")]
    [DataRow("", "static class C { [WorkloadSetup(typeof(S))] static IServiceProvider Make() => null; }")]
    public void Scan_SetupThatGivesAnInstance_NeedsNoConstructor(string own, string other)
    {
        var workload = Scan(own, other);

        Assert.IsNull(workload.Mistake);
        Assert.AreNotEqual(0, workload.Options.SetupToken);
        Assert.AreEqual(0, workload.Options.CleanupToken);
    }

    [TestMethod]
    [DataRow("[WorkloadSetup] static void Make() { }", "no public constructor without parameters")]
    [DataRow("[WorkloadSetup] static Task Make() => Task.CompletedTask;", "no public constructor without parameters")]
    [DataRow("[WorkloadSetup(typeof(string))] static S Make() => new(1);", "no public constructor without parameters")]
    [DataRow("[WorkloadSetup] S Make() => this;", "Its [WorkloadSetup] method S.Make cannot be called")]
    [DataRow("[WorkloadSetup] static S Make(int i) => new(i);", "Its [WorkloadSetup] method S.Make cannot be called")]
    [DataRow("[WorkloadSetup] static S Make<T>() => new(1);", "Its [WorkloadSetup] method S.Make cannot be called")]
    [DataRow("[WorkloadSetup] static async void Make() => await Task.Yield();", "Its [WorkloadSetup] method S.Make is async void")]
    [DataRow("[WorkloadSetup] static S Make() => new(1); [WorkloadSetup] static S Other() => new(2);", "two methods with [WorkloadSetup], S.Make and S.Other")]
    [DataRow("[WorkloadSetup] static S Make() => new(1); [WorkloadCleanup] static void End(int a, int b) { }", "Its [WorkloadCleanup] method S.End cannot be called")]
    public void Scan_UnusablePreparation_IsAMistake(string own, string mistake) => Assert.Contains(mistake, Scan(own, "").Mistake!);

    [TestMethod]
    public void Scan_ChangedSetup_ChangesTheFingerprint() => Assert.AreNotEqual(
        Scan("[WorkloadSetup] static S Make() => new(1);", "").Fingerprint, Scan("[WorkloadSetup] static S Make() => new(2);", "").Fingerprint);

    [TestMethod]
    public void Scan_Cleanup_IsPassedOn() =>
        Assert.AreNotEqual(0, Scan("[WorkloadSetup] static S Make() => new(1); [WorkloadCleanup] static void End(S s) { }", "").Options.CleanupToken);

    private static Discovery.Workloads.WorkloadDescriptor Scan(string own, string other) =>
        Compiled.Scan(Service.Replace("@@", own, StringComparison.Ordinal) + other, Microsoft.CodeAnalysis.OptimizationLevel.Release).Single();
}
