using System.Reflection;
using Amorsize.Measurement.Protocol;
using Amorsize.Profiler.Binding;

namespace Amorsize.Profiler.Tests.Binding;

[TestClass]
public sealed class PreparationTests
{
    private static object? cleaned;

    private readonly List<string> told = [];

    [TestMethod]
    [DataRow(nameof(Synchronous))]
    [DataRow(nameof(Asynchronous))]
    [DataRow(nameof(ValueAsynchronous))]
    public void SetUp_StaticMethod_GivesItsResult(string method) => Assert.AreEqual("given", Of(method).SetUp());

    [TestMethod]
    [DataRow(nameof(Nothing))]
    [DataRow(nameof(NothingLater))]
    [DataRow(null)]
    public void SetUp_WithoutResult_GivesNothing(string? method) => Assert.IsNull(Of(method).SetUp());

    [TestMethod]
    [DataRow(nameof(Throwing))]
    [DataRow(nameof(ThrowingLater))]
    public void SetUp_Throws_IsNamed(string method)
    {
        var thrown = Assert.ThrowsExactly<UserCodeException>(() => Of(method).SetUp());

        Assert.AreEqual(($"the set-up PreparationTests.{method}", "boom"), (thrown.Code, thrown.InnerException!.Message));
    }

    [TestMethod]
    [DataRow(nameof(CleanAsync), "given")]
    [DataRow(nameof(CleanWithout), "nothing")]
    public void CleanUp_AfterTheSetUp_GetsWhatItGave(string method, string expected)
    {
        var preparation = Of(nameof(Synchronous), method);
        preparation.SetUp();

        preparation.CleanUp();

        Assert.AreEqual(expected, cleaned);
        Assert.AreSequenceEqual([$"the set-up PreparationTests.{nameof(Synchronous)}", "", $"the clean-up PreparationTests.{method}", ""], told[^4..]);
    }

    [TestMethod]
    public void CleanUp_OfAnotherType_IsRefused()
    {
        var preparation = Of(nameof(Synchronous), nameof(CleanNumber));
        preparation.SetUp();

        Assert.Contains("takes System.Int32, but the set-up gives System.String", Assert.ThrowsExactly<FlagException>(preparation.CleanUp).Message);
    }

    private Preparation Of(string? setup, string? cleanup = null) => Preparation.Of(
        typeof(PreparationTests).Module, new WorkloadOptions { SetupToken = TokenOf(setup), CleanupToken = TokenOf(cleanup) }, new UserCode(told.Add));

    private static int TokenOf(string? method) => method is null ? 0 : typeof(PreparationTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MetadataToken;

    private static string Synchronous() => "given";

    private static async Task<string> Asynchronous()
    {
        await Task.Yield();
        return "given";
    }

    private static ValueTask<string> ValueAsynchronous() => ValueTask.FromResult("given");

    private static void Nothing()
    {
    }

    private static async Task NothingLater() => await Task.Yield();

    private static void Throwing() => throw new InvalidOperationException("boom");

    private static async Task ThrowingLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("boom");
    }

    private static async Task CleanAsync(object? given)
    {
        await Task.Yield();
        cleaned = given;
    }

    private static void CleanWithout() => cleaned = "nothing";

    private static void CleanNumber(int number) => cleaned = number;
}
