namespace FocusServer.Emulator.Jobs;

/// <summary>Hands the rows of one stream out to its readers, each row to one of them. Rows that are due while there is no reader are lost.</summary>
internal sealed class RowTurns(SentRows sent)
{
    private readonly Lock _gate = new();
    private int _next;
    private int _readers;

    /// <param name="due">The first row that is still to come.</param>
    public void Join(int due)
    {
        lock (_gate)
        {
            if (_readers++ == 0)
            {
                _next = Math.Max(sent.Next, due);
            }
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _readers--;
        }
    }

    public int Take()
    {
        lock (_gate)
        {
            return _next++;
        }
    }
}
