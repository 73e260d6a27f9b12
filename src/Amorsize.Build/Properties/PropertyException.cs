namespace Amorsize.Build.Properties;

/// <summary>A property, or an environment variable that belongs to it, has an unusable value: build error AMZ0001.</summary>
internal sealed class PropertyException(string message) : Exception(message)
{
    public PropertyException(string name, string value, string allowed)
        : this($"{name} is '{value}', which cannot be used; allowed is {allowed}. Correct it in the project file, in Directory.Build.props or on the command line (-p:{name}=…).")
    {
    }
}
