using Amorsize.Build.Diagnostics;
using Amorsize.Tool.Builds;
using Spectre.Console;

namespace Amorsize.Tool.Tuning;

/// <summary>Shows a build that tunes: with a line that moves in a terminal, and line by line elsewhere.</summary>
/// <param name="console">Standard output.</param>
/// <param name="clock">Measures how long measurements have run.</param>
internal sealed class TuningDisplay(IAnsiConsole console, TimeProvider clock)
{
    // The time left is shown in seconds.
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs a build, and shows it meanwhile.</summary>
    public async Task<T> ShowAsync<T>(Func<Action<BuildEvent>, Task<T>> build)
    {
        var state = new TuningState(clock);
        var gate = new Lock();
        if (!console.Profile.Capabilities.Interactive)
            return await build(Take).ConfigureAwait(false);
        return await console.Status().StartAsync(Line(), async context =>
        {
            using var timer = new PeriodicTimer(RefreshInterval, clock);
            var running = build(Take);
            var refreshing = RefreshAsync(timer, context);
            try
            {
                return await running.ConfigureAwait(false);
            }
            finally
            {
                timer.Dispose();
                await refreshing.ConfigureAwait(false);
            }
        }).ConfigureAwait(false);

        // A status is markup.
        string Line() => Markup.Escape(LogText.OneLine(state.ToString()));

        void Take(BuildEvent happened)
        {
            lock (gate)
            {
                state.Take(happened);
                Print(happened);
            }
        }

        async Task RefreshAsync(PeriodicTimer timer, StatusContext context)
        {
            while (await timer.WaitForNextTickAsync().ConfigureAwait(false))
            {
                lock (gate)
                    context.Status = Line();
            }
        }
    }

    private void Print(BuildEvent happened)
    {
        if (happened.Kind == BuildEventKind.Message)
            WriteLine(happened.Text, Style.Plain);
        else if (happened.Kind == BuildEventKind.Warning && happened.IsOwn)
            WriteLine(happened.ToString(), new Style(Color.Yellow));
        else if (happened.Kind == BuildEventKind.Progress && !console.Profile.Capabilities.Interactive && happened.Values.GetValueOrDefault("Stage", "").Length == 0)
            console.WriteLine(happened.Text);
    }

    private void WriteLine(string text, Style style) =>
        console.Write(console.Profile.Capabilities.Interactive ? new OverLiveLine(new Text(text + Environment.NewLine, style)) : new Text(text + Environment.NewLine, style));
}
