using Amorsize.Build.TestFrameworks.Files;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>One measured run of a suite.</summary>
/// <param name="seed">Seed for a random order of the tests, for runners that accept a seed; 0: the runner's default order.</param>
/// <param name="scratch">Absolute path of the folder for everything that the runner writes.</param>
internal sealed class SuiteTrial(int seed, string scratch)
{
    public int Seed => seed;

    public string Scratch => scratch;

    public bool IsShuffled => seed != 0;

    /// <summary>Writes settings for this trial only into its folder, and returns the path of the file.</summary>
    public string Save(RunSettings settings)
    {
        var path = Path.Combine(scratch, "trial.runsettings");
        File.WriteAllBytes(path, settings.ToBytes());
        return path;
    }
}
