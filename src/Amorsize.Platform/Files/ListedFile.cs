namespace Amorsize.Platform.Files;

/// <summary>One line of a directory.</summary>
/// <param name="Name">The name within the directory.</param>
/// <param name="IsDirectory">Whether it is a directory itself.</param>
/// <param name="LastWrite">When its content last changed, by the file system's clock.</param>
internal readonly record struct ListedFile(string Name, bool IsDirectory, DateTimeOffset LastWrite);
