using System.Runtime.CompilerServices;
using FluentAssertions;

namespace FocusServer.Support.Tests;

/// <summary>
/// Compares a rendered text with the approved one beside the test. Where they differ, what was rendered is left as <c>*.received.txt</c>;
/// to approve it, rename it to <c>*.approved.txt</c>.
/// </summary>
internal static class Approval
{
    public static void ShouldBeApproved(this string actual, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{name}");
        var approved = File.Exists(path + ".approved.txt") ? File.ReadAllText(path + ".approved.txt") : "";
        if (actual == approved)
        {
            File.Delete(path + ".received.txt");
            return;
        }

        File.WriteAllText(path + ".received.txt", actual);
        actual.Should().Be(approved, "it must be as approved; see {0}.received.txt", path);
    }
}
