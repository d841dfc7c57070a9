using System.Globalization;
using Reqnroll.BoDi;

namespace Reqnroll;

/// <summary>The feature that runs.</summary>
public class FeatureContext : ReqnrollContext
{
    internal FeatureContext(IObjectContainer container, FeatureInfo featureInfo)
    {
        FeatureContainer = container;
        FeatureInfo = featureInfo;
    }

    /// <summary>What the feature file says of it.</summary>
    public FeatureInfo FeatureInfo { get; }

    /// <summary>The culture in which the arguments of steps are read: that of the feature's language.</summary>
    public CultureInfo BindingCulture => FeatureInfo.Language;

    /// <summary>Keeps what the hooks of the feature share, until the feature ends.</summary>
    public IObjectContainer FeatureContainer { get; }
}
