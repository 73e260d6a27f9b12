namespace Amorsize.Settings;

/// <summary>
/// The settings that one assembly finds: those in its own file first, <c>&lt;AssemblyName&gt;.amorsize.json</c>, then those in the other files of the folders.
/// Of several other files that name a workload, the one whose name comes first in ordinal order counts.
/// </summary>
/// <param name="assembly">Path of the assembly; the file name alone if it has no path, and empty if it is not known.</param>
/// <param name="folders">Where to look.</param>
/// <param name="processors">Processors that this process may use; at least 1.</param>
/// <param name="isAheadOfTime">Whether the program was compiled ahead of time.</param>
internal sealed class SettingsRegistry(string assembly, SettingsFolders folders, int processors, bool isAheadOfTime = false)
{
    // A program that makes up names must not fill the memory.
    private const int MaxRemembered = 1000;

    private Known? known;
    private int remembered;

    /// <summary>Returns the settings of a workload; those of the framework, with the reason, if none are found.</summary>
    public TunedSettings For(string name)
    {
        for (var earlier = Volatile.Read(ref known); earlier is not null; earlier = earlier.Next)
        {
            if (earlier.Settings.Name == name)
                return earlier.Settings;
        }
        lock (folders.Gate)
        {
            var settings = new TunedSettings(Find(name) ?? Default(name));
            if (remembered++ < MaxRemembered)
                Volatile.Write(ref known, new(settings, known));
            return settings;
        }
    }

    private ResolvedSettings Default(string name) => ResolvedSettings.Default(name, processors, ReasonForDefault(name));

    private static ResolvedSettings Compiled(ResolvedSettings settings) => settings.Source is not SettingsSource.Default and not SettingsSource.Failed
        ? settings with { Reason = settings.Reason + "; measured under the just-in-time compiler, and this program was compiled ahead of time" }
        : settings;

    private ResolvedSettings? Find(string name)
    {
        var own = assembly.Length > 0 ? Path.GetFileNameWithoutExtension(assembly) + SettingsKeys.FileSuffix : null;
        for (var place = 0; place < SettingsFolders.Count && own is not null; place++)
        {
            if (folders.At(place, assembly) is { } folder && folder.Find(own, name, processors) is { } settings)
                return isAheadOfTime ? Compiled(settings) : settings;
        }
        for (var place = 0; place < SettingsFolders.Count; place++)
        {
            if (folders.At(place, assembly) is { } folder && folder.Find(name, processors) is { } settings)
                return isAheadOfTime ? Compiled(settings) : settings;
        }
        return null;
    }

    private string ReasonForDefault(string name)
    {
        // Loops instead of LINQ, which would be compiled first: programs without a settings file come here.
        var (places, defects) = ("", "");
        for (var place = 0; place < SettingsFolders.Count; place++)
        {
            if (folders.At(place, assembly) is not { } folder || IsEarlier(place, folder))
                continue;
            places += (places.Length > 0 ? " or " : "") + folder.Path;
            foreach (var defect in folder.Defects)
                defects += (defects.Length > 0 ? "; " : "") + defect;
        }
        return defects.Length > 0
            ? $"a settings file beside the application cannot be used ({defects})"
            : $"no *{SettingsKeys.FileSuffix} in {places} has a workload named '{name}'";
    }

    // A path as text does not tell: that of the base directory begins that of a folder of plug-ins.
    private bool IsEarlier(int place, SettingsFolder folder)
    {
        for (var earlier = 0; earlier < place; earlier++)
        {
            if (ReferenceEquals(folders.At(earlier, assembly), folder))
                return true;
        }
        return false;
    }

    // A list of our own: generic collections over types of this assembly would have to be compiled.
    private sealed class Known(TunedSettings settings, Known? next)
    {
        public readonly TunedSettings Settings = settings;
        public readonly Known? Next = next;
    }
}
