namespace FocusServer.Diagnostics.MongoDb;

/// <summary>The address of the server's database.</summary>
/// <param name="Address">A MongoDB address, which may hold user and password: a secret.</param>
public sealed record MongoDbOptions(string Address)
{
    /// <summary>Returns a text without the secret.</summary>
    public override string ToString() => nameof(MongoDbOptions);
}
