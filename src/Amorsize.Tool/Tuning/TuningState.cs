using System.Globalization;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Tuning;

/// <summary>The current activity of a build that tunes.</summary>
/// <param name="clock">Measures how long the current measurement has run.</param>
internal sealed class TuningState(TimeProvider clock)
{
    private string project = "";
    private IReadOnlyDictionary<string, string>? measurement;
    private long started;

    /// <summary>Takes an event of the build.</summary>
    public void Take(BuildEvent happened)
    {
        switch (happened.Kind)
        {
            case BuildEventKind.Project:
                project = happened.Text;
                break;
            case BuildEventKind.Progress:
                if (happened.Values.GetValueOrDefault("Stage", "").Length == 0)
                    started = clock.GetTimestamp();
                measurement = happened.Values;
                break;
            // The result of the measurement, or why there is none.
            case BuildEventKind.Message:
            case BuildEventKind.Warning when happened.IsOwn:
                measurement = null;
                break;
            default:
                break;
        }
    }

    /// <summary>The current activity in one line, with the most time that it may still take.</summary>
    public override string ToString()
    {
        if (measurement is not { } running)
            return project.Length > 0 ? $"Building {project}" : "Building";
        var (number, count, stage) = (running.GetValueOrDefault("Number", "1"), running.GetValueOrDefault("Count", "1"), running.GetValueOrDefault("Stage", ""));
        return $"Measuring {running.GetValueOrDefault("Subject", "")}{(count == "1" ? "" : $" ({number} of {count})")}{(stage.Length > 0 ? ", " + stage : "")}{TimeLeft(running)}";
    }

    private string TimeLeft(IReadOnlyDictionary<string, string> running)
    {
        if (!double.TryParse(running.GetValueOrDefault("BudgetSeconds"), CultureInfo.InvariantCulture, out var budget) || budget <= 0)
            return "";
        var left = TimeSpan.FromSeconds(budget) - clock.GetElapsedTime(started);
        return left > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $", at most {Math.Ceiling(left.TotalSeconds):0} s left") : "";
    }
}
