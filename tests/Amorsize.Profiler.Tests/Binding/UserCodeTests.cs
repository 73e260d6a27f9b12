using Amorsize.Measurement.Protocol;
using Amorsize.Profiler.Binding;

namespace Amorsize.Profiler.Tests.Binding;

[TestClass]
public sealed class UserCodeTests
{
    private readonly List<string> told = [];

    private UserCode Code => new(told.Add);

    [TestMethod]
    public void Run_AnyCode_IsToldBeforeItRunsAndAfterIt()
    {
        Assert.AreSequenceEqual(["the items member 'Photos'"], Code.Run("the items member 'Photos'", told.ToArray));
        Assert.AreSequenceEqual(["the items member 'Photos'", ""], told);
    }

    [TestMethod]
    [DataRow(typeof(InvalidOperationException), nameof(ProfileOutcome.Threw))]
    [DataRow(typeof(OutOfMemoryException), nameof(ProfileOutcome.OutOfMemory))]
    public void Run_CodeThrows_TheReportNamesIt(Type exception, string outcome)
    {
        var thrown = Assert.ThrowsExactly<UserCodeException>(() => Code.Run<int>("the set-up Shop.Open", () => throw (Exception)Activator.CreateInstance(exception)!));

        var report = FailureReport.Of(thrown, typeof(UserCodeTests).Assembly);
        Assert.AreEqual((outcome, true), (report.Outcome.ToString(), report.IsOfPreparation));
        Assert.StartsWith($"the set-up Shop.Open threw {exception.Name}: ", report.Message);
        Assert.AreSequenceEqual(["the set-up Shop.Open", ""], told);
    }

    [TestMethod]
    public void Run_NoteCannotBeWritten_CodeRunsAndKeepsItsException()
    {
        var code = new UserCode(static _ => throw new IOException("the disk is full"));

        Assert.AreEqual(1, code.Run("the items member 'Photos'", static () => 1));
        Assert.AreEqual("boom", Assert.ThrowsExactly<UserCodeException>(() => code.Run<int>("the items member 'Photos'", static () => throw new InvalidOperationException("boom"))).InnerException!.Message);
    }

    [TestMethod]
    public void Run_ValueCannotBeUsed_IsAMistakeOfTheFlag() =>
        Assert.AreEqual("no items", Assert.ThrowsExactly<FlagException>(() => Code.Run<int>("the items member 'Photos'", () => throw new FlagException("no items"))).Message);

    [TestMethod]
    [DataRow(nameof(FlaggedMethods.OfInt), nameof(FlaggedMethods.Array), "the items member 'Array'")]
    [DataRow(nameof(FlaggedMethods.OfThrowingRows), null, "the source of its data rows")]
    public void Bind_ItemsOfAnyKind_AreTold(string method, string? items, string code)
    {
        try
        {
            WorkloadBinder.Bind(typeof(FlaggedMethods).GetMethod(method)!, Requests.For(method, items), Code);
        }
        catch (UserCodeException)
        {
            // The rows throw.
        }

        Assert.AreSequenceEqual([code, ""], told);
    }

    [TestMethod]
    public void Of_ProviderAndConstructor_AreTold()
    {
        Instances.Of(typeof(Needy), new Provider(), Code);

        Assert.AreEqual("the service provider of the set-up", told[0]);
        Assert.AreSequenceEqual([$"the constructor of {typeof(Needy)}", ""], told[^2..]);
    }

    private sealed class Needy(IServiceProvider services)
    {
        public IServiceProvider Services => services;
    }

    private sealed class Provider : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
