using System.Globalization;
using Reqnroll.StandIn.Reporting;
using Xunit.Abstractions;

namespace Reqnroll.StandIn.Running;

/// <summary>Writes to the output of the test, at once, and into the messages.</summary>
/// <param name="messages">The messages of the run.</param>
/// <param name="output">The output of the test; the console's where there is no test.</param>
internal sealed class OutputHelper(RunMessages messages, ITestOutputHelper? output) : IReqnrollOutputHelper
{
    /// <summary>The step or hook that runs now.</summary>
    public AttachmentOwner Owner { get; set; } = AttachmentOwner.None;

    public void WriteLine(string message)
    {
        messages.Log(Owner, message);
        try
        {
            (output is null ? Console.WriteLine : (Action<string>)output.WriteLine)(message);
        }
        catch (InvalidOperationException)
        {
            // The test is over: something it started still talks.
            Console.WriteLine(message);
        }
    }

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void AddAttachment(string filePath) => messages.Attach(Owner, filePath);
}
