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

        property.SetValue(task, property.PropertyType == typeof(string) ? "other" : property.PropertyType == typeof(bool) ? true : new[] { new TaskItem("other") });

        Assert.AreNotEqual(before, task.QuestionOn(Sample.Machine));
    }

    [TestMethod]
    public void TheMachineIsPartOfTheQuestion()
    {
        var task = new CheckWorkloads();

        Assert.AreNotEqual(task.QuestionOn(Sample.Machine), task.QuestionOn(Sample.Machine with { Processors = 3 }));
    }
}
