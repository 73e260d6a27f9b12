using Amorsize.UpToDate;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class UpToDateQuestionTests
{
    private const string Hardware = "desk Linux 0 2";

    private readonly Dictionary<string, string> context = new() { ["AssemblyName"] = "App", ["AmorsizeMode"] = "Auto" };
    private readonly Dictionary<string, string> environment = new() { ["PATH"] = "/bin" };

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
        UpToDateQuestion.Of(Hardware, new Dictionary<string, string> { ["AmorsizeMode"] = "Auto", ["AssemblyName"] = "App" }, environment));

    [TestMethod]
    public void Question_OtherHardware_IsAnother() => Assert.AreNotEqual(Question(), Question("desk Linux 0 3"));

    [TestMethod]
    public void Hardware_ThisMachine_IsTheSameEachTime()
    {
        Assert.AreEqual(UpToDateQuestion.Hardware(), UpToDateQuestion.Hardware());
        Assert.Contains($" {Environment.ProcessorCount} ", UpToDateQuestion.Hardware());
    }

    [TestMethod]
    [DataRow("DOTNET_ThreadPool_ForceMinWorkerThreads")]
    [DataRow("COMPlus_gcServer")]
    [DataRow("dotnet_tieredpgo")]
    public void Question_VariableOfTheRuntime_IsAnother(string name)
    {
        var without = Question();
        environment[name] = "1";
        var one = Question();
        environment[name] = "0";

        Assert.AreNotEqual(without, one);
        Assert.AreNotEqual(one, Question());
    }

    [TestMethod]
    [DataRow("PATH")]
    [DataRow("DOTNET_CLI_TELEMETRY_SESSIONID")]
    public void Question_OtherVariable_IsTheSame(string name)
    {
        var before = Question();
        environment[name] = "other";

        Assert.AreEqual(before, Question());
    }

    private string Question(string hardware = Hardware) => UpToDateQuestion.Of(hardware, context, environment);
}
