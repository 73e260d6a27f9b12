using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class EditTests : AcceptanceTest
{
    [TestMethod]
    public void Edit_OfUnrelatedCode_MeasuresNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Unrelated.cs", "\"hello\";", "\"good morning\";\n    public static Func<string> Later => () => Greeting;");

        var log = consumer.Build();

        Assert.Contains("Csc", log.Tasks);
        log.MeasuredNothing();
    }

    [TestMethod]
    [DataRow("Workloads.cs", "Near.Sum(number)", "Near.Sum(number) + 1", DisplayName = "its body")]
    [DataRow("Far.cs", "sum += rest % radix", "sum += rest % radix + 1", DisplayName = "a method two calls deep")]
    [DataRow("Near.cs", "(number, 10)", "(number, 8)", DisplayName = "a constant that it passes on")]
    [DataRow("Workloads.cs", "Range(1, 50)", "Range(1, 60)", DisplayName = "its items")]
    public void Edit_OfAWorkload_MeasuresOnlyThatOneAgain(string file, string old, string with)
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var untouched = consumer.Settings().ProfiledAt("roots");
        var stale = consumer.Settings().ProfiledAt("digits");
        consumer.Edit(file, old, with);

        var log = consumer.Build();

        Assert.AreSequenceEqual(["digits"], log.Measured);
        var message = log.TheMessage("AMZ1009");
        Assert.Contains("'digits'", message);
        Assert.Contains("the flagged method, or code that it reaches, changed", message);
        log.HasNoWarnings();
        Assert.AreEqual(untouched, consumer.Settings().ProfiledAt("roots"));
        Assert.AreNotEqual(stale, consumer.Settings().ProfiledAt("digits"));
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void Edit_OfAnotherWorkload_TakesThisOneFromTheCache()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");

        consumer.Build();

        Assert.AreEqual("Profiled", consumer.Settings().Source("digits"));
        Assert.AreEqual("Cached", consumer.Settings().Source("roots"));
    }

    [TestMethod]
    public void Edit_FlagRemoved_RemovesWorkloadFromSettingsFile()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Workloads.cs", "[Workload(\"roots\", Items = nameof(Reals))]", "");

        consumer.Build().MeasuredNothing();

        Assert.AreSequenceEqual(["digits"], consumer.Settings().Names);
    }

    [TestMethod]
    public void Edit_LastFlagRemoved_DeletesTheSettingsFile()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Build();
        consumer.Edit("Workloads.cs", "[Workload(\"roots\", Items = nameof(Reals))]", "");
        consumer.Edit("Workloads.cs", "[Workload(\"digits\", Items = nameof(Numbers))]", "");

        consumer.Build().MeasuredNothing();

        Assert.IsFalse(File.Exists(consumer.At(MeasuredProgram.SettingsPath)));
        Assert.StartsWith("Default", consumer.Run(MeasuredProgram.Output + "App.dll"));
    }
}
