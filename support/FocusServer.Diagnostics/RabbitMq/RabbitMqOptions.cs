namespace FocusServer.Diagnostics.RabbitMq;

/// <summary>The address of the server's message broker.</summary>
/// <param name="Address">An AMQP address, which may hold user and password: a secret.</param>
public sealed record RabbitMqOptions(string Address)
{
    /// <summary>Returns a text without the secret.</summary>
    public override string ToString() => nameof(RabbitMqOptions);
}
