"""What things cost: `python -m bench NAME`. Figures are ratios of CPU time, measured side by side in one run; quality is measured in quality/."""
