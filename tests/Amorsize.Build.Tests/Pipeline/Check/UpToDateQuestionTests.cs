using Amorsize.Build.Pipeline.Check;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class UpToDateQuestionTests
{
    private readonly Dictionary<string, string> context = new() { ["AssemblyName"] = "App", ["AmorsizeMode"] = "Auto" };

    [TestMethod]
    [DataRow("AssemblyName")]
    [DataRow("AmorsizeMode")]
    [DataRow("AnyOther")]
    public void Question_ChangedContext_IsAnother(string name)
    {
        var before = Question();

        context[name] = "other";

        Assert.AreNotEqual(before, Question());
    }

    [TestMethod]
    public void Question_SameContextInAnotherOrder_IsTheSame() => Assert.AreEqual(
        Question(),
        UpToDateQuestion.Of(Sample.Machine, new Dictionary<string, string> { ["AmorsizeMode"] = "Auto", ["AssemblyName"] = "App" }, [], isQuestion: false));

    [TestMethod]
    public void Question_BuildThatOnlyAsks_IsAnother() => Assert.AreNotEqual(Question(), UpToDateQuestion.Of(Sample.Machine, context, [], isQuestion: true));

    [TestMethod]
    public void Question_OtherMachine_IsAnother() => Assert.AreNotEqual(Question(), Question(Sample.Machine with { Processors = 3 }));

    [TestMethod]
    public void Question_OtherVariablesOfTheRuntime_IsAnother() =>
        Assert.AreNotEqual(Question(), UpToDateQuestion.Of(Sample.Machine, context, new() { ["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "8" }, isQuestion: false));

    private string Question(Machine? machine = null) => UpToDateQuestion.Of(machine ?? Sample.Machine, context, [], isQuestion: false);
}
