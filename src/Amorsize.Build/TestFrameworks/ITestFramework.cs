using System.Diagnostics;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>How one runner is started for a trial, and where it says what came of it.</summary>
internal interface ITestRunner
{
    /// <summary>Adds to <c>dotnet exec</c> what runs all tests under a setting.</summary>
    /// <param name="start">Its arguments and its environment.</param>
    /// <param name="setting">The setting; the pool's threads are none of its business.</param>
    /// <param name="shuffled">Whether in random order, where the runner has that.</param>
    /// <param name="scratch">The folder for everything that it writes.</param>
    void Prepare(ProcessStartInfo start, SuitePlan setting, bool shuffled, string scratch);

    /// <summary>The tests that ran; null where it wrote no results.</summary>
    /// <exception cref="FormatException">What it wrote cannot be read.</exception>
    IReadOnlyList<TestTime>? ResultsIn(string scratch);
}
