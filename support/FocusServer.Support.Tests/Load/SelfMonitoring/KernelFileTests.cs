using System.Text;
using FluentAssertions;
using FocusServer.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

public sealed class KernelFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public void Read_FileOfAnySize_ReadsAllOfIt(int length)
    {
        var text = new string('x', length);
        File.WriteAllText(_path, text);

        new KernelFile(_path).Read(Encoding.UTF8.GetString).Should().Be(text);
    }

    [Fact]
    public void Read_Again_ReadsWhatItIsNow()
    {
        File.WriteAllText(_path, "procs_running 12");
        var file = new KernelFile(_path);
        file.Read(Encoding.UTF8.GetString);
        File.WriteAllText(_path, "procs_running 3");

        file.Read(Encoding.UTF8.GetString).Should().Be("procs_running 3");
    }

    [Fact]
    public void Read_NoSuchFile_IsNothing() => new KernelFile(_path + ".missing").Read(LinuxMachine.ParseStat).Should().Be(default(MachineUse));

    [Fact]
    public void Read_Folder_IsNothing() => new KernelFile(Path.GetTempPath()).Read<TimeSpan?>(_ => TimeSpan.Zero).Should().BeNull();

    public void Dispose() => File.Delete(_path);
}
