using Amorsize.Build.Pipeline.Check;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class UpToDateQuestionTests
{
    private const string Hardware = "desk Linux 0 2";

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
        UpToDateQuestion.Of(Hardware, new Dictionary<string, string> { ["AmorsizeMode"] = "Auto", ["AssemblyName"] = "App" }, [], isQuestion: false));

    [TestMethod]
    public void Question_BuildThatOnlyAsks_IsAnother() => Assert.AreNotEqual(Question(), UpToDateQuestion.Of(Hardware, context, [], isQuestion: true));

    [TestMethod]
    public void Question_OtherHardware_IsAnother() => Assert.AreNotEqual(Question(), Question("desk Linux 0 3"));

    [TestMethod]
    public void Hardware_ThisMachine_IsTheSameEachTime()
    {
        Assert.AreEqual(UpToDateQuestion.Hardware(), UpToDateQuestion.Hardware());
        Assert.Contains($" {Environment.ProcessorCount} ", UpToDateQuestion.Hardware());
    }

    [TestMethod]
    public void Question_OtherVariablesOfTheRuntime_IsAnother() =>
        Assert.AreNotEqual(Question(), UpToDateQuestion.Of(Hardware, context, [new("DOTNET_ThreadPool_ForceMinWorkerThreads", "8")], isQuestion: false));

    private string Question(string hardware = Hardware) => UpToDateQuestion.Of(hardware, context, [], isQuestion: false);
}
