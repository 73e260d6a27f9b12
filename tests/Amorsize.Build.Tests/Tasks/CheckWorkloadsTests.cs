using Amorsize.Build.Tasks;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Tests.Tasks;

[TestClass]
public sealed class CheckWorkloadsTests
{
    private readonly TaskItem context = new("context", new Dictionary<string, string> { ["AssemblyName"] = "App", ["AmorsizeMode"] = "Auto" });

    [TestMethod]
    [DataRow("AssemblyName")]
    [DataRow("AmorsizeMode")]
    [DataRow("AnyOther")]
    public void Question_ChangedContext_IsAnother(string name)
    {
        var before = Question();

        context.SetMetadata(name, "other");

        Assert.AreNotEqual(before, Question());
    }

    [TestMethod]
    public void Question_SameContextInAnotherOrder_IsTheSame() => Assert.AreEqual(
        Question(),
        new CheckWorkloads { Context = new TaskItem("context", new Dictionary<string, string> { ["AmorsizeMode"] = "Auto", ["AssemblyName"] = "App" }) }.QuestionOn(Sample.Machine));

    [TestMethod]
    public void Question_BuildThatOnlyAsks_IsAnother() =>
        Assert.AreNotEqual(Question(), new CheckWorkloads { Context = context, FailIfNotIncremental = true }.QuestionOn(Sample.Machine));

    [TestMethod]
    public void Question_OtherMachine_IsAnother()
    {
        var task = new CheckWorkloads { Context = context };

        Assert.AreNotEqual(task.QuestionOn(Sample.Machine), task.QuestionOn(Sample.Machine with { Processors = 3 }));
    }

    private string Question() => new CheckWorkloads { Context = context }.QuestionOn(Sample.Machine);
}
