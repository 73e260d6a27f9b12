using Amorsize.Build.Tasks;
using Amorsize.Discovery.TestSuites;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Tests.Tasks;

[TestClass]
public sealed class CheckWorkloadsTests
{
    public static IEnumerable<object[]> Inputs => typeof(CheckWorkloads)
        .GetProperties()
        .Where(property => property.SetMethod is { IsPublic: true } && typeof(AmorsizeTask).IsAssignableFrom(property.DeclaringType))
        .Select(property => new object[] { property.Name });

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void EachParameterIsPartOfTheQuestion(string name)
    {
        var property = typeof(CheckWorkloads).GetProperty(name)!;
        var task = new CheckWorkloads();
        var before = task.QuestionOn(Sample.Machine);

        property.SetValue(task, OtherValue(property.PropertyType));

        Assert.AreNotEqual(before, task.QuestionOn(Sample.Machine));
    }

    [TestMethod]
    [DataRow("Address")]
    [DataRow("Push")]
    [DataRow("Scope")]
    [DataRow("AllowInsecure")]
    public void EachPartOfTheRemoteCacheIsPartOfTheQuestion(string name)
    {
        var remote = new TaskItem("remote");
        var task = new CheckWorkloads { RemoteCache = remote };
        var before = task.QuestionOn(Sample.Machine);

        remote.SetMetadata(name, "other");

        Assert.AreNotEqual(before, task.QuestionOn(Sample.Machine));
    }

    [TestMethod]
    public void TheMachineIsPartOfTheQuestion()
    {
        var task = new CheckWorkloads();

        Assert.AreNotEqual(task.QuestionOn(Sample.Machine), task.QuestionOn(Sample.Machine with { Processors = 3 }));
    }

    private static object OtherValue(Type type) =>
        type == typeof(string) ? "other"
        : type == typeof(bool) ? true
        : type == typeof(ITaskItem) ? new TaskItem("other", new Dictionary<string, string> { ["Address"] = "other" })
        : new[] { new TaskItem("other") };
}
