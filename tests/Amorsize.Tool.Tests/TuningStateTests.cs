using Amorsize.Tool.Builds;
using Amorsize.Tool.Tuning;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Tool.Tests;

/// <summary>The line that moves while a build tunes.</summary>
[TestClass]
public sealed class TuningStateTests
{
    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    public void State_EventsOfABuild_SayWhatItDoesAndHowLongItMayTake()
    {
        var state = new TuningState(clock);
        var lines = new List<string> { state.ToString() };

        Take(new(BuildEventKind.Project, "Shop"));
        Take(Progress(""));
        clock.Advance(TimeSpan.FromSeconds(1.4));
        Take(Progress("racing the plans"));
        clock.Advance(TimeSpan.FromSeconds(5));
        lines.Add(state.ToString());
        Take(new(BuildEventKind.Message, "Amorsize: 'price': sequential"));
        Take(Progress(""));
        Take(new(BuildEventKind.Warning, "a variable is never used", "CS0168"));
        Take(new(BuildEventKind.Warning, "The workload threw.", "AMZ2001"));

        Assert.AreSequenceEqual(
            [
                "Building",
                "Building Shop",
                "Measuring price (1 of 2), at most 3 s left",
                "Measuring price (1 of 2), racing the plans, at most 2 s left",
                "Measuring price (1 of 2), racing the plans",
                "Building Shop",
                "Measuring price (1 of 2), at most 3 s left",
                "Measuring price (1 of 2), at most 3 s left",
                "Building Shop",
            ],
            lines);

        void Take(BuildEvent happened)
        {
            state.Take(happened);
            lines.Add(state.ToString());
        }
    }

    private static BuildEvent Progress(string stage) => new(BuildEventKind.Progress, "")
    {
        Values = new Dictionary<string, string> { ["Subject"] = "price", ["Number"] = "1", ["Count"] = "2", ["BudgetSeconds"] = "3", ["Stage"] = stage },
    };
}
